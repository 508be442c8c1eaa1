"""How good are our figures?"""
